import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { headings_of, text_of } from './roster_file.ts';

const read = (text: string) => ({ data: { text, from_windows_1252: false } });
const octets = (...all: number[]) => new Blob([new Uint8Array(all)]);

test('a file of UTF-8 is read, with its mark or without', async () => {
	expect(await text_of(new Blob(['naam;é']))).toEqual(read('naam;é'));
	expect(await text_of(new Blob(['\uFEFFnaam']))).toEqual(read('naam'));
});

test('a file that Windows wrote is read, and it is known that it was', async () => {
	expect(await text_of(octets(0x5a, 0x6f, 0xeb, 0x80))).toEqual({
		data: { text: 'Zoë€', from_windows_1252: true }
	});
});

test('what is no such file says why', async () => {
	for (const wide of [octets(0xff, 0xfe, 0x65, 0x00), octets(0xe9, 0x00)]) {
		expect(await text_of(wide)).toMatchObject({ problem: { code: 'roster.not_utf8' } });
	}
	expect(await text_of(octets(0x50, 0x4b, 0x03, 0x04, 0xff))).toMatchObject({
		problem: { code: 'roster.workbook' }
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
	expect(await text_of(chosen)).toEqual(read('naam'));
	await writeFile(path, 'naam;e-mail');
	expect(await text_of(chosen)).toMatchObject({ problem: { code: 'roster.file_changed' } });
	expect(await text_of(await openAsBlob(path))).toEqual(read('naam;e-mail'));
});

test('the headings of a file are those of its first line', () => {
	expect(headings_of('sep=;\r\n"Voornaam"; Mail ;;\r\nBo;bo@b.example')).toEqual(['Voornaam', 'Mail']);
	expect(headings_of('')).toEqual([]);
});
