import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { text_of } from './roster_file.ts';

test('a file of UTF-8 is read, with its mark or without', async () => {
	expect(await text_of(new Blob(['naam;é']))).toEqual({ data: 'naam;é' });
	expect(await text_of(new Blob(['\uFEFFnaam']))).toEqual({ data: 'naam' });
});

test('what is no such file says why', async () => {
	expect(await text_of(new Blob([new Uint8Array([0xe9])]))).toMatchObject({
		problem: { code: 'roster.not_utf8' }
	});
	expect(await text_of(new Blob(['x'.repeat(2_000_001)]))).toMatchObject({
		problem: { code: 'roster.too_long' }
	});
});

test('a file that was saved again after it was chosen is to be chosen again', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'roster-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const path = join(folder, 'people.csv');
	await writeFile(path, 'naam');
	const chosen = await openAsBlob(path);
	expect(await text_of(chosen)).toEqual({ data: 'naam' });
	await writeFile(path, 'naam;e-mail');
	expect(await text_of(chosen)).toMatchObject({ problem: { code: 'roster.file_changed' } });
	expect(await text_of(await openAsBlob(path))).toEqual({ data: 'naam;e-mail' });
});
