/**
 * Where somebody goes who has signed in: the page they asked for, which must be one of ours, or else Home. `has_page`
 * says whether there is one.
 */
export async function destination(
	asked: string | null,
	origin: string,
	has_page: (path: string) => Promise<boolean>
): Promise<string> {
	let url: URL;
	try {
		url = new URL(asked ?? '/', origin);
	} catch {
		return '/';
	}
	// As the browser reads it: it drops tabs and line ends, and takes backslashes for slashes.
	if (url.origin !== origin || !(await has_page(url.pathname))) return '/';
	return url.pathname + url.search + url.hash;
}
