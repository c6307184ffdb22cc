import { backoff } from './backoff.ts';
import { read_message, type Change } from './messages.ts';

/** Somebody who has a question open. */
export type Watcher = {
	question: string;
	/** The server listens from now on: read what may have been missed. Also after every reconnect. */
	watching: () => void;
	changed: (change: Change) => void;
	/** The reader may no longer see it. */
	ended: () => void;
};

const ANSWER_WITHIN = 8_000;

/**
 * The tab's one live connection. It comes back by itself after a lost one, falls silent while the device is
 * offline, and asks the server again for everything that is open. Catching up is the watchers' work. A session
 * that ended while nothing was heard is noticed when the connection is refused.
 */
export class Live {
	#socket?: WebSocket;
	#watchers = new Set<Watcher>();
	#failures = 0;
	#retry?: ReturnType<typeof setTimeout>;
	#silence?: ReturnType<typeof setTimeout>;
	#signed_out: () => void;
	#has_ended: () => Promise<boolean>;
	#is_running = false;

	/**
	 * `signed_out` is told once that the session is over. `has_ended` asks the server whether it is; false where
	 * there is no answer.
	 */
	constructor(signed_out: () => void, has_ended: () => Promise<boolean>) {
		this.#signed_out = signed_out;
		this.#has_ended = has_ended;
	}

	/** Returns what stops it. */
	start() {
		this.#is_running = true;
		addEventListener('online', this.#come_back);
		addEventListener('offline', this.#fall_silent);
		document.addEventListener('visibilitychange', this.#check);
		if (navigator.onLine) this.#connect();
		return () => this.#stop();
	}

	/** Returns what ends the watching. */
	watch(watcher: Watcher) {
		this.#watchers.add(watcher);
		this.#ask({ watch: watcher.question });
		return () => {
			this.#watchers.delete(watcher);
			if (!this.#of(watcher.question).length) this.#ask({ unwatch: watcher.question });
		};
	}

	#stop() {
		this.#is_running = false;
		removeEventListener('online', this.#come_back);
		removeEventListener('offline', this.#fall_silent);
		document.removeEventListener('visibilitychange', this.#check);
		this.#drop();
	}

	#connect() {
		this.#drop();
		const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/live`);
		let was_open = false;
		this.#socket = socket;
		socket.onopen = () => {
			was_open = true;
			for (const question of this.#questions()) this.#ask({ watch: question });
		};
		socket.onmessage = ({ data }) => this.#hear(data);
		socket.onclose = () => {
			if (this.#socket === socket) this.#lost(was_open);
		};
	}

	#hear(frame: unknown) {
		this.#failures = 0;
		clearTimeout(this.#silence);
		const message = read_message(frame);
		if (!message) return;
		if ('changed' in message) for (const watcher of this.#watchers) watcher.changed(message);
		else if ('watching' in message) for (const watcher of this.#of(message.watching)) watcher.watching();
		else if ('refused' in message) for (const watcher of this.#of(message.refused)) watcher.ended();
		else if ('ended' in message) for (const watcher of this.#of(message.ended)) watcher.ended();
		else this.#end();
	}

	#end() {
		this.#stop();
		this.#signed_out();
	}

	/** A browser does not tell why it could not connect, so a session that is over is asked for. */
	async #lost(was_open: boolean) {
		this.#drop();
		if (!this.#is_running || !navigator.onLine) return;
		this.#failures += 1;
		this.#retry = setTimeout(() => this.#connect(), backoff(this.#failures));
		if (was_open || !(await this.#has_ended())) return;
		if (this.#is_running) this.#end();
	}

	/** Forgets the present connection without counting it as a failure. */
	#drop() {
		clearTimeout(this.#retry);
		clearTimeout(this.#silence);
		const socket = this.#socket;
		this.#socket = undefined;
		socket?.close();
	}

	#come_back = () => {
		this.#failures = 0;
		this.#connect();
	};

	#fall_silent = () => this.#drop();

	/**
	 * A device that slept may hold a connection that is dead without knowing it. Back in sight, everything open is
	 * asked for again: the answer is the sign of life, and brings the page up to date.
	 */
	#check = () => {
		if (document.visibilityState !== 'visible' || this.#socket?.readyState !== WebSocket.OPEN) return;
		const questions = this.#questions();
		if (!questions.length) return;
		for (const question of questions) this.#ask({ watch: question });
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => this.#come_back(), ANSWER_WITHIN);
	};

	#ask(request: { watch: string } | { unwatch: string }) {
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
	}

	#of = (question: string) => [...this.#watchers].filter((watcher) => watcher.question === question);
	#questions = () => [...new Set([...this.#watchers].map(({ question }) => question))];
}
