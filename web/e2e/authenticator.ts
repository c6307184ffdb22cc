import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD = 30_000;

function octets_of(secret: string) {
	const bits = [...secret.replaceAll(' ', '')].map((letter) =>
		LETTERS.indexOf(letter).toString(2).padStart(5, '0')
	);
	return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
}

/** What an authenticator with this secret shows now, or so many steps from now (RFC 6238). */
export function shown_code(secret: string, later = 0) {
	const step = Buffer.alloc(8);
	step.writeBigInt64BE(BigInt(Math.floor(Date.now() / PERIOD) + later));
	const mac = createHmac('sha1', octets_of(secret)).update(step).digest();
	const bits = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
	return String(bits % 1_000_000).padStart(6, '0');
}
