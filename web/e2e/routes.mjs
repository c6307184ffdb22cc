import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../src/routes');

/** As the folders of the pages say: `/questions/[id]`. */
const routes = () =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => join('/', dirname(file).replaceAll(/\([^)]*\)\/?/g, '')));

/**
 * The routes that none of these addresses leads to.
 * @param {string[]} addresses
 */
export function routes_without(addresses) {
	const all = routes();
	const led_to = new Set(
		addresses.map((address) => {
			const path = address.replace(/[?#].*/, '');
			const fits = (/** @type {string} */ route) =>
				new RegExp(`^${route.replaceAll(/\[[^\]]*\]/g, '[^/]+')}$`).test(path);
			return all.find((route) => route === path) ?? all.find(fits);
		})
	);
	return all.filter((route) => !led_to.has(route));
}
