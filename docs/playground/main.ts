import * as z from 'zod';
import { App } from './app.ts';

// A page that evaluates no text as code: neither does zod.
z.config({ jitless: true });

new App().begin();
