/** Just enough of a WebSocket server for one page to hear another. */
import { createHash } from 'node:crypto';

const streams = new Set();

const frame = (payload, opcode = 1) => {
	const body = Buffer.from(payload);
	const head = body.length < 126 ? [body.length] : body.length < 65536 ? [126, body.length >> 8, body.length & 255] : [127, 0, 0, 0, 0, body.length >>> 24, (body.length >> 16) & 255, (body.length >> 8) & 255, body.length & 255];
	return Buffer.concat([Buffer.from([128 | opcode, ...head]), body]);
};
const say = (stream, message) => stream.socket.write(frame(JSON.stringify(message)));

export const broadcast = (question, message) => {
	for (const stream of streams) if (stream.watched.has(question)) say(stream, message);
};
export const end_stream = (question, person) => {
	for (const stream of streams) if (stream.person === person && stream.watched.delete(question)) say(stream, { ended: question });
};
export const sign_out_streams = (session) => {
	for (const stream of streams)
		if (stream.session === session) {
			say(stream, { signed_out: true });
			stream.socket.end(frame('', 8));
		}
};

export function accept_stream(request, socket, { session, person, may_watch }) {
	const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
	socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
	const stream = { socket, session, person, watched: new Set() };
	streams.add(stream);
	let pending = Buffer.alloc(0);
	socket.on('data', (data) => {
		pending = Buffer.concat([pending, data]);
		while (pending.length >= 6) {
			const short = pending[1] & 127;
			const at = short === 126 ? 4 : 2;
			const length = short === 126 ? pending.readUInt16BE(2) : short;
			if (pending.length < at + 4 + length) return;
			const mask = pending.subarray(at, at + 4);
			const text = pending.subarray(at + 4, at + 4 + length).map((byte, n) => byte ^ mask[n % 4]);
			const opcode = pending[0] & 15;
			pending = pending.subarray(at + 4 + length);
			if (opcode === 8) return socket.end(frame('', 8));
			if (opcode !== 1) continue;
			const message = JSON.parse(Buffer.from(text).toString());
			if (message.watch && may_watch(message.watch)) {
				stream.watched.add(message.watch);
				say(stream, { watching: message.watch });
			} else if (message.watch) say(stream, { refused: message.watch });
			else stream.watched.delete(message.unwatch);
		}
	});
	for (const end of ['close', 'error']) socket.on(end, () => streams.delete(stream));
}
