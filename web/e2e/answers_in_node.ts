import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Answer } from './api_file.ts';

const unpacked: Record<string, (body: Buffer) => Buffer> = {
	gzip: gunzipSync,
	br: brotliDecompressSync,
	deflate: inflateSync
};

/** Settles once it is whole. Looks at what arrives without taking it from whoever asked. */
function read(request: ClientRequest, response: IncomingMessage): Promise<Answer | undefined> {
	const chunks: Buffer[] = [];
	const push = response.push.bind(response);
	response.push = (chunk: Buffer | null, ...rest) => {
		if (chunk) chunks.push(chunk);
		return push(chunk, ...rest);
	};
	return new Promise((whole) =>
		response.once('close', () => {
			if (!response.complete) return whole(undefined);
			const body = Buffer.concat(chunks);
			const unpack = unpacked[response.headers['content-encoding'] ?? ''];
			whole({
				method: request.method,
				url: `${request.protocol}//${request.getHeader('host')}${request.path}`,
				status: response.statusCode ?? 0,
				media_type: response.headers['content-type'],
				text: String(unpack && body.length ? unpack(body) : body)
			});
		})
	);
}

/**
 * Tells every answer that this process gets, whoever asks: Playwright for a test, or a client from npm. `fetch` has a
 * way out of its own.
 */
export function on_answers_in_node(heard: (answer: Promise<Answer | undefined>) => void) {
	subscribe('http.client.response.finish', (message) => {
		const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
		heard(read(request, response));
	});
	const ask = globalThis.fetch;
	globalThis.fetch = async (...asked) => {
		const { method, url } = new Request(...asked);
		const response = await ask(...asked);
		const { status, headers } = response;
		const media_type = headers.get('content-type') ?? undefined;
		const whole = response.clone().text();
		heard(
			whole.then(
				(text) => ({ method, url, status, media_type, text }),
				() => undefined
			)
		);
		return response;
	};
}
