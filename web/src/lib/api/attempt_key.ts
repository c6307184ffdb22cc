/** A form's idempotency key together with the body it stands for. */
export type AttemptKey = { key: string; body: string };

/**
 * The key for sending this body: the same one as last time when the same body is tried again, so that a create
 * whose answer got lost is not done twice; a fresh one when the body changed.
 */
export function attempt_key(body: object, last?: AttemptKey): AttemptKey {
	const written = JSON.stringify(body);
	return last?.body === written ? last : { key: random_key(), body: written };
}

/** `crypto.randomUUID` exists only on https and localhost; this works on any host. */
function random_key() {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** For forms without a draft: remembers the last attempt while the form is open. */
export class Attempts {
	#last?: AttemptKey;

	header(body: object) {
		this.#last = attempt_key(body, this.#last);
		return { 'Idempotency-Key': this.#last.key };
	}
}
