import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const program = join(import.meta.dirname, '../../build/dev/bin/kring');

/** A server of its own on which nobody has an account yet, and the link that makes its administrator. */
export async function an_empty_hub() {
	const folder = mkdtempSync(join(tmpdir(), 'kring-empty-'));
	const server = spawn(program, ['serve', '--data', folder, '--port', '0'], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
	const end = async () => {
		server.kill('SIGTERM');
		await ended;
		rmSync(folder, { recursive: true });
	};
	let said = '';
	const link = await new Promise<string>((found, failed) => {
		server.stdout.on('data', (octets: Buffer) => {
			said += octets;
			const [first] = /http:\S+\/welcome#\S+(?=\n)/.exec(said) ?? [];
			if (first) found(first);
		});
		void ended.then(() => failed(new Error(`the server has ended: ${said}`)));
	});
	const { origin } = new URL(link);
	const is_ready = () =>
		fetch(`${origin}/readyz`).then(
			({ ok }) => ok,
			() => false
		);
	try {
		await expect.poll(is_ready).toBe(true);
	} catch (error) {
		await end();
		throw error;
	}
	return { link, origin, end };
}
