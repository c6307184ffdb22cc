import { beforeAll, expect, test, vi } from 'vitest';
import { speak } from '#lib/i18n/index.svelte.ts';
import { report_line, report_lines } from './report_line.ts';

const stored_at = '2026-11-01T10:00:00.000Z';

beforeAll(async () => {
	vi.stubGlobal('document', { documentElement: { lang: '' } });
	await speak('en');
});

test('a record says who reported, the result, and how long it is kept', () => {
	const kept_until = '2026-12-01T10:00:00.000Z';
	const line = report_line({
		program: 'Our LMS',
		success: true,
		score: { scaled: 0.85 },
		stored_at,
		kept_until
	});
	expect(line).toMatch(/^reported by Our LMS · passed · 85\s% · this record is kept until .*2026$/);
	expect(report_line({ program: 'Our LMS', success: false, stored_at })).toBe(
		'reported by Our LMS · not passed'
	);
});

test('what a record does not say is left out', () => {
	expect(report_line({ program: 'Our LMS', stored_at })).toBe('reported by Our LMS');
});

test('what two records say in the same words is said once', () => {
	const said = { program: 'Our LMS', success: true, stored_at };
	const later = { ...said, stored_at: '2026-11-02T10:00:00.000Z' };
	expect(report_lines([said, later, { ...said, success: false }])).toEqual([
		'reported by Our LMS · passed',
		'reported by Our LMS · not passed'
	]);
});
