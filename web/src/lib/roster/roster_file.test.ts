import { expect, test } from 'vitest';
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
