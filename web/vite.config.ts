import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { where_one_hovers } from './src/lib/styles/where_one_hovers.ts';

/** Where `npm run dev` finds the API. */
const server = process.env.KRING_URL ?? 'http://localhost:8080';

/** Every style sheet, and what stands around all pages. */
const frame = /\.css$|type=style|routes\/(\(app\)\/)?\+(layout|error)|\/nodes\/[0-3]\.js/;
const ours_or_library = /(node_modules|src\/lib)\//;
const runtime = /node_modules\/(@sveltejs\/kit|svelte)\/src\//;
/** SvelteKit looks for its own entry, so that is left where it is. */
const entry = /runtime\/client\/(client-)?entry/;

type Graph = {
	getModuleInfo: (id: string) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null;
};

/** The pages that cannot do without this module. What is imported on demand counts for none. */
function pages_with(id: string, graph: Graph, seen = new Set<string>()): Set<string> {
	if (seen.has(id)) return new Set();
	seen.add(id);
	if (/\/nodes\/\d+\.js$/.test(id)) return new Set([id]);
	const importers = graph.getModuleInfo(id)?.importers ?? [];
	return new Set(importers.flatMap((importer) => [...pages_with(importer, graph, seen)]));
}

function is_shell(id: string, graph: Graph) {
	if (frame.test(id) || (runtime.test(id) && !entry.test(id))) return true;
	return ours_or_library.test(id) && pages_with(id, graph).size > 1;
}

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ fallback: 'index.html' }),
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// SvelteKit's page announcer and anchored menus carry a style attribute; sheets come from us only.
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self'],
					'font-src': ['self'],
					// Covers the live socket too: 'self' includes ws of the same host and port.
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'worker-src': ['self'],
					'base-uri': ['none'],
					'form-action': ['self']
				}
			}
		})
	],
	css: { postcss: { plugins: [where_one_hovers()] } },
	build: {
		rolldownOptions: {
			output: {
				/*
				 * Left alone, a page arrives as forty files of an icon or a button each. Instead: the shell (all
				 * that more than one page uses), one chunk per route, and the editor's bar, which is imported when
				 * somebody starts to write. What SvelteKit's entry needs stays apart from them: it hands over the
				 * version before anything else runs. In the shell it would come too late, and every error page
				 * would look like an outdated build, to be loaded again for ever.
				 */
				codeSplitting: {
					groups: [
						{
							name: 'start',
							test: /runtime\/client\/payload|vite\/preload-helper|rolldown\/runtime/,
							priority: 2
						},
						{ name: (id, graph) => (is_shell(id, graph) ? 'shell' : null), priority: 1 }
					]
				}
			}
		}
	},
	server: { proxy: { '/api': { target: server, ws: true } } },
	// Svelte as it runs in a browser: on a server nothing reacts.
	resolve: process.env.VITEST ? { conditions: ['browser'] } : undefined,
	test: { include: ['src/**/*.test.ts'] }
});
