import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

const SHELL = `shell-${version}`;
/** What was read, for reading again offline. Signing out deletes it (`lib/identity/sign_out.ts`). */
const READING = 'reading';
const KEPT = 60;
/** Without who one is, and where one may ask, nothing can be read again or written. */
const ALWAYS_KEPT = /^\/api\/v1\/(session|communities(\?after=[^&]+)?)$/;
const path_of = ({ url }: Request) => url.slice(location.origin.length);

/** Only what a reader opens on purpose. Never members, invitations, searches or anything not named here. */
const readable = [
	/^\/session$/,
	/^\/communities(\/\w+|\?after=[^&]+)?$/,
	/^\/home$/,
	/^\/me\/unanswered(\?after=[^&]+)?$/,
	/^\/questions\?show=(newest|unanswered|followed|mine)(&community=\w+)?$/,
	/^\/questions\/\w+$/
];

const absolute = ({ path }: { path: string }) => new URL(path, location.origin).pathname;
const shell = ['/', ...immutable.map(absolute), ...assets.map(absolute)];

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(drop_old_shells().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname, search } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept_or_error('/')));
	else if (pathname.startsWith('/api/v1/')) {
		const path = pathname.slice('/api/v1'.length) + search;
		if (readable.some((pattern) => pattern.test(path))) event.respondWith(read(request));
	} else if (shell.includes(pathname)) {
		event.respondWith(caches.match(request).then((hit) => hit ?? fetch(request)));
	}
});

/**
 * From the network; from what was kept when there is none. A session that ended takes what was kept with it,
 * and the pages remove it when somebody signs in or out (`lib/identity/device.ts`).
 */
async function read(request: Request): Promise<Response> {
	// Opened before anything is asked: where it is deleted meanwhile, a late answer is kept nowhere. A browser that
	// keeps nothing for us still reads.
	const reading = caches.open(READING).catch(() => undefined);
	let response: Response;
	try {
		response = await fetch(request);
	} catch {
		return kept_or_error(request);
	}
	if (response.status === 401) await caches.delete(READING);
	else await keep(await reading, request, response.clone());
	return response;
}

async function keep(reading: Cache | undefined, request: Request, response: Response) {
	if (!reading || !(response.ok || response.status === 404)) return;
	await reading.delete(request);
	// No longer there for this reader: then not here either.
	if (response.status === 404) return;
	try {
		await reading.put(request, response);
	} catch {
		// The device is full. The page has its answer all the same.
		return;
	}
	const all = await reading.keys();
	const others = all.filter((key) => !ALWAYS_KEPT.test(path_of(key)));
	// A first page leads to pages of its own.
	const led_on =
		path_of(request) === '/api/v1/communities' ? all.filter((key) => /\/communities\?/.test(key.url)) : [];
	await Promise.all([...others.slice(0, -KEPT), ...led_on].map((key) => reading.delete(key)));
}

const kept_or_error = async (key: Request | string) =>
	(await caches.match(key, { ignoreVary: true })) ?? Response.error();

async function drop_old_shells() {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith('shell-') && name !== SHELL);
	await Promise.all(old.map((name) => caches.delete(name)));
}
