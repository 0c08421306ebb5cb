// Runs before the scripts that need type stripping and the build tools: one clear line instead of a stack trace.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `order-actor: these scripts need Node 22.18 or newer, and this is Node ${process.versions.node}. Run "npm ci" (on Linux x64 it brings Node 24), or install a newer Node.`,
  );
  process.exit(1);
}
