import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { an_administrator, ask_api, complaints, fits, is_accessible, languages, open_as } from './kring.ts';

type Import = { id: string };

const the_import = async () =>
	(await ask_api<{ items: Import[] }>(an_administrator(), 'get', '/imports')).items[0]!;

test('an administrator reads what came along with an import, and what did not and why', async ({
	browser
}) => {
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: /^Imports/ }).click();
	await expect(page.getByRole('heading', { name: 'Imports', level: 1 })).toBeVisible();
	const row = page.getByRole('list', { name: 'Imports' }).getByRole('listitem');
	await expect(row).toContainText('Into Building data that means something');
	await expect(row).toContainText('2 questions · 2 answers · 1 comment');
	await row.getByRole('link').click();
	const came = page.getByRole('region', { name: 'What came' });
	await expect(came).toContainText('Accepted answers');
	const left_out = page.getByRole('region', { name: 'What did not, and why' });
	await expect(left_out.getByRole('listitem').filter({ hasText: 'Descriptions of themes: 1' })).toContainText(
		'Nothing says which theme they describe. By their numbers in the dump: 5'
	);
	await expect(page.getByRole('row', { name: '4 0 1' })).toBeVisible();
	expect(heard).toEqual([]);
});

for (const language of languages) {
	const headings = {
		nl: ['Imports', 'Wat er meekwam', 'Wie er meekwam'],
		en: ['Imports', 'What came', 'Who came along']
	};

	test(`imports in ${language} are accessible and fit 320 pixels in both looks`, async ({ browser }) => {
		const { id } = await the_import();
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		const places = ['', `/${id}`, `/${id}/people`];
		for (const [at, place] of places.entries()) {
			await page.goto(`/administration/imports${place}`);
			await expect(page.getByRole('heading', { name: headings[language][at], exact: true })).toBeVisible();
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await fits(page);
				await is_accessible(page);
			}
		}
	});

	test(`an import that goes on, one that halted and none in ${language}`, async ({ browser }) => {
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		const about = {
			id: '0000000000001',
			source: 'coffee.stackexchange.com',
			community: { id: '0000000000002', name: 'Koffie' },
			stage: 'answers',
			percent: 42,
			begun_at: '2026-11-30T08:00:00.000Z',
			questions: 1000,
			answers: 12,
			comments: 0
		};
		let items = [
			{ ...about, state: 'going_on' },
			{ ...about, id: '0000000000003', state: 'halted' }
		];
		await page.route('**/api/v1/imports', (route) => route.fulfill({ json: { items } }));
		await page.goto('/administration/imports');
		await expect(page.getByRole('progressbar')).toHaveAttribute('value', '42');
		const halted = { nl: 'Gestopt op 42 %.', en: 'Stopped at 42 %.' }[language];
		await expect(page.getByText(halted)).toBeVisible();
		await fits(page);
		await is_accessible(page);
		items = [];
		const empty = { nl: 'Nog niets geïmporteerd', en: 'Nothing imported yet' }[language];
		await expect(page.getByRole('heading', { name: empty })).toBeVisible();
		await is_accessible(page);
	});
}
