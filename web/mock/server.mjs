/**
 * Serves the build as the real server will, with its policy and its compressed files, and answers the API from memory.
 *
 *     node mock/server.mjs [port]
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { answer_api, person_of, session_of } from './api.mjs';
import { accept_stream } from './live.mjs';

const port = Number(process.argv[2] ?? 8103);
const build = join(import.meta.dirname, '../build');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain' };

function send_file(request, response, pathname) {
	const wanted = join(build, normalize(pathname));
	const found = pathname !== '/' && existsSync(wanted) && statSync(wanted).isFile();
	if (!found && extname(pathname)) return response.writeHead(404).end();
	const file = found ? wanted : join(build, 'index.html');
	const squeezed = ['br', 'gzip'].find((kind) => request.headers['accept-encoding']?.includes(kind) && existsSync(`${file}.${kind === 'br' ? 'br' : 'gz'}`));
	response.writeHead(200, {
		'Content-Type': types[extname(file)] ?? 'application/octet-stream',
		'Cache-Control': pathname.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'same-origin',
		...(squeezed && { 'Content-Encoding': squeezed }),
		...(!found && { 'Content-Security-Policy': readFileSync(join(build, 'csp.txt'), 'utf8').trim() })
	});
	response.end(readFileSync(squeezed ? `${file}.${squeezed === 'br' ? 'br' : 'gz'}` : file));
}

async function send_api(request, response, url) {
	const chunks = await Array.fromAsync(request);
	const [status, body, session] = answer_api({
		method: request.method,
		path: url.pathname.slice('/api/v1'.length),
		query: url.searchParams,
		headers: request.headers,
		body: chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined,
		origin: url.origin
	});
	response.writeHead(status, {
		'Cache-Control': 'no-store',
		...(body && { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }),
		...(session && { 'Set-Cookie': `kring_session=${session}; Path=/; HttpOnly; SameSite=Lax` })
	});
	response.end(body && JSON.stringify(body));
}

const here = (request) => new URL(request.url, `http://${request.headers.host}`);
createServer((request, response) => {
	const url = here(request);
	const done = url.pathname.startsWith('/api/') ? send_api(request, response, url) : send_file(request, response, url.pathname);
	Promise.resolve(done).catch((error) => {
		console.error(error);
		response.writeHead(500).end();
	});
})
	.on('upgrade', (request, socket) => {
		const session = session_of(request.headers);
		const me = person_of(session);
		if (!me) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
		const may_watch = (question) =>
			answer_api({ method: 'GET', path: `/questions/${question}`, query: new URLSearchParams(), headers: request.headers })[0] === 200;
		accept_stream(request, socket, { session, person: me.id, may_watch });
	})
	.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}`));
