import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Larger than a citizens' page's styles, which stand inside the page; smaller than officers', which are a file cached for good. */
const INLINE_STYLES_BELOW = 14_000;

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			inlineStyleThreshold: INLINE_STYLES_BELOW,
			serviceWorker: { register: false }, // pages carry no script of the framework; src/ui/Shell/shell.ts registers it
			csrf: { trustedOrigins: ['*'] }, // src/hooks.server.ts refuses other origins itself: every kind of body, and with a sentence
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					'img-src': ['self', 'data:'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	],
	worker: { format: 'es' }
});
