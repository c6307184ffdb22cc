import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_person,
	open_as,
	unique
} from './kring.ts';

type Import = { id: string };
type Unclaimed = { id: string; name: string; under_way: boolean };

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

test('what somebody wrote elsewhere is put under the name of a colleague, and back', async ({ browser }) => {
	const sjoerd = await new_person(`Sjoerd ${unique()}`);
	const { id } = await the_import();
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto(`/administration/imports/${id}`);
	await page.getByRole('link', { name: 'Who came along' }).click();
	const search = page.getByRole('search', { name: 'Look for somebody who came along' });
	await search.getByLabel('Name').fill('sjo');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'People' })).toBeFocused();
	const row = page.getByRole('list', { name: 'People' }).getByRole('listitem');
	await expect(row).toHaveCount(1);
	await expect(row).toContainText('1 answer');
	await page.getByRole('button', { name: 'Link Sjoerd to a colleague' }).click();
	const picking = page.getByRole('dialog', { name: 'Who is Sjoerd here?' });
	await picking.getByLabel('Name or e-mail address').fill(sjoerd.email);
	await is_accessible(page);
	await picking.getByRole('button', { name: sjoerd.name }).click();
	const asking = page.getByRole('dialog', { name: `Is Sjoerd the same as ${sjoerd.name}?` });
	await expect(asking).toContainText(`What ${sjoerd.name} gets in their name: 1 answer.`);
	await is_accessible(page);
	await asking.getByRole('button', { name: 'Link' }).click();
	await has_said(page, `What Sjoerd wrote is handed over to ${sjoerd.name}.`);
	await expect(row).toContainText(`Is ${sjoerd.name} · 1 text`);
	await expect(row).not.toContainText('The texts are being handed over.');

	const theirs = await open_as(browser, sjoerd);
	await theirs.goto(`/people/${sjoerd.id}`);
	await expect(theirs.getByText('1 answer', { exact: true }).first()).toBeVisible();
	await theirs.goto('/search?q=propylene');
	await expect(theirs.getByRole('article')).toContainText(sjoerd.name);

	await page.getByRole('button', { name: 'Unlink Sjoerd' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
	await has_said(page, 'The texts go back to Sjoerd.');
	await expect(page.getByRole('button', { name: 'Link Sjoerd to a colleague' })).toBeVisible();
	await expect(row).toContainText('1 answer');
	expect(heard).toEqual([]);
});

test('a name nobody bears finds nobody, and the way back shows everybody', async ({ browser }) => {
	const { id } = await the_import();
	const page = await open_as(browser, an_administrator());
	await page.goto(`/administration/imports/${id}/people?named=zzyzx`);
	await expect(page.getByText('Nobody whose name begins so came along.')).toBeVisible();
	await is_accessible(page);
	await page.getByRole('link', { name: 'Show everybody' }).click();
	await expect(page.getByText('Wouter van den Inverterwarmtepompen')).toBeVisible();
});

test('who is linked already is not linked to somebody else', async ({ browser }) => {
	const { id } = await the_import();
	const { items } = await ask_api<{ items: Unclaimed[] }>(
		an_administrator(),
		'get',
		`/imports/${id}/people?named=bibi`
	);
	const bibi = items[0]!;
	const first = await new_person(`Bibi ${unique()}`);
	const page = await open_as(browser, an_administrator());
	await page.goto(`/administration/imports/${id}/people?named=bibi`);
	await page.getByRole('button', { name: 'Link Bibi to a colleague' }).click();
	await ask_api(an_administrator(), 'put', `/unclaimed/${bibi.id}/claim`, { person: first.id });
	const other = await new_person(`Anja ${unique()}`);
	const picking = page.getByRole('dialog');
	await picking.getByLabel('Name or e-mail address').fill(other.email);
	await picking.getByRole('button', { name: other.name }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Link' }).click();
	await has_said(page, 'That person is linked to somebody else already. Unlink them first.');
	await ask_api(an_administrator(), 'delete', `/unclaimed/${bibi.id}/claim`);
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
