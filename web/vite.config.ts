import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // The strict content security policy lets nothing load from data: URLs but images.
  build: { assetsInlineLimit: 0, target: 'es2022' },
});
