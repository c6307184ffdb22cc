import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { where_one_hovers } from './src/lib/styles/where_one_hovers.ts';

/** Where `npm run dev` finds the API. */
const server = process.env.KRING_URL ?? 'http://localhost:8080';

/** Every style sheet, and what stands around all pages. */
const frame = /\.css$|type=style|routes\/.*\+(layout|error)|\/nodes\/[0-4]\.js/;
const ours_or_library = /(node_modules|src\/lib)\//;
const runtime = /node_modules\/(@sveltejs\/kit|svelte)\/src\//;
/** SvelteKit looks for its own entry, so that is left where it is. */
const entry = /runtime\/client\/(client-)?entry/;

type Graph = {
	getModuleInfo: (id: string) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null;
};

const page = /\/nodes\/\d+\.js$/;

/** The pages that cannot do without this module, and what is imported on demand and cannot either. */
function wanted_by(id: string, graph: Graph, seen = new Set<string>()): string[] {
	if (seen.has(id)) return [];
	seen.add(id);
	if (page.test(id)) return [id];
	const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(id) ?? {};
	const by_others = importers.flatMap((importer) => wanted_by(importer, graph, seen));
	return dynamicImporters.length ? [id, ...by_others] : by_others;
}

function is_shell(id: string, graph: Graph) {
	if (frame.test(id) || (runtime.test(id) && !entry.test(id))) return true;
	if (!ours_or_library.test(id)) return false;
	const wanted = wanted_by(id, graph);
	return wanted.length > 1 && wanted.some((by) => page.test(by));
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
				 * that a page shares), one chunk per route, and what is imported when somebody asks for it, as
				 * the editor's bar. What SvelteKit's entry needs stays apart from them: it hands over the
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
