import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	is_accessible,
	languages,
	new_person,
	open_as,
	unique,
	type Person
} from './kring.ts';

type Unit = { id: string; name: string };
const new_unit = (name: string, parent?: string) =>
	ask_api<Unit>(an_administrator(), 'post', '/units', { name, ...(parent && { parent }) });
const place = (person: Person, unit: Unit, role = '') =>
	ask_api(an_administrator(), 'put', `/people/${person.id}/placement`, { unit: unit.id, role });
const tell = (person: Person, ask_about: string[], speaks: string[] = []) =>
	ask_api(person, 'put', '/me/profile', { role: '', ask_about, speaks });

test('somebody finds a colleague by name, by what they can be asked, their unit and their language', async ({
	browser
}) => {
	const word = unique();
	const [fatma, koen] = await Promise.all([new_person(`Fatma ${word}`), new_person(`Koen ${word}`)]);
	const service = await new_unit(`Service ${word}`);
	await place(fatma, await new_unit('Brabant', service.id), 'Refrigeration engineer');
	await tell(fatma, [`finding leaks ${word}`], ['tr']);
	await tell(koen, ['forms'], ['nl']);
	const page = await open_as(browser, koen);
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: /^Colleagues/ }).click();
	const form = page.getByRole('search', { name: 'Look for colleagues' });
	const list = page.getByRole('region', { name: 'Colleagues' });
	await form.getByLabel('Name', { exact: true }).fill(word.toUpperCase());
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 2, name: 'Colleagues' })).toBeFocused();
	await expect(list.getByRole('listitem')).toHaveCount(2);
	await expect(list.getByRole('listitem').first()).toContainText('Refrigeration engineer');
	await expect(list.getByRole('listitem').first()).toContainText(`${service.name} › Brabant`);
	await is_accessible(page);

	await form.getByText('Role, topic, unit, language').click();
	await form.getByLabel('Role, or can be asked about', { exact: true }).fill('LEAK');
	await form.getByLabel('Unit', { exact: true }).selectOption({ label: service.name });
	await form.getByLabel('Speaks', { exact: true }).selectOption('Turkish');
	await is_accessible(page);
	await form.getByRole('button', { name: 'Show' }).click();
	await expect(list.getByRole('listitem')).toHaveCount(1);
	await expect(form.getByLabel('Role, or can be asked about', { exact: true })).toHaveValue('LEAK');
	await list.getByRole('link', { name: fatma.name }).click();
	await expect(page.getByRole('heading', { level: 1, name: fatma.name })).toBeVisible();
	await page.getByRole('link', { name: `${service.name} › Brabant` }).click();
	await expect(list.getByRole('listitem')).toHaveCount(1);

	await form.getByLabel('Speaks', { exact: true }).selectOption('Danish');
	await form.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeFocused();
	await is_accessible(page);
	await form.getByRole('button', { name: 'Clear' }).click();
	await expect(page).toHaveURL('/people');
	await expect(form.getByLabel('Name', { exact: true })).toHaveValue('');
	await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
	await form.getByLabel('Name', { exact: true }).fill(`Fathma ${word}`);
	await page.keyboard.press('Enter');
	await expect(page.getByText(`Nobody here is called “Fathma ${word}”.`)).toBeVisible();
	await is_accessible(page);
	await page.getByRole('link', { name: 'See all colleagues' }).click();
	await expect(page).toHaveURL('/people');
	expect(heard).toEqual([]);
});

test('people are found by their role and without accents, and a profile leads back to the list', async ({
	browser
}) => {
	const word = unique();
	const reader = await new_person(`Koen ${word}`);
	await ask_api(await new_person(`Aisha ${word}`), 'put', '/me/profile', {
		role: `Élève ${word}`,
		ask_about: [],
		speaks: []
	});
	const page = await open_as(browser, reader);
	await page.goto(`/people?about=eleve%20${word}`);
	const person = page
		.getByRole('region', { name: 'Colleagues' })
		.getByRole('link', { name: `Aisha ${word}` });
	await person.click();
	await expect(page.getByRole('heading', { level: 1, name: `Aisha ${word}` })).toBeVisible();
	const back = page.getByRole('main').getByRole('link', { name: 'Colleagues', exact: true });
	await back.click();
	await expect(page).toHaveURL(`/people?about=eleve%20${word}`);
	await page.goBack();
	await expect(back).toBeVisible();
	await page.goto(`/people?about=leaks%20${word}`);
	await expect(page.getByRole('link', { name: 'Ask it as a question' })).toHaveAttribute(
		'href',
		`/ask?title=leaks+${word}`
	);
	await is_accessible(page);
});

test('a unit that is not there any more leaves the rest of what one looks by', async ({ browser }) => {
	const koen = await new_person(`Koen ${unique()}`);
	const page = await open_as(browser, koen);
	const heard = complaints(page);
	for (const unit of ['0000000000001', 'nowhere']) {
		await page.goto(`/people?unit=${unit}&named=${koen.name.split(' ')[1]}`);
		await expect(page.getByRole('main').getByRole('link', { name: koen.name })).toBeVisible();
	}
	expect(heard).toEqual([]);
});

test('a list of people is read on, and search leads to it', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Koen Wouters'));
	await page.goto('/search?q=zzyzx&kind=person');
	await page.getByRole('link', { name: 'See all colleagues' }).click();
	await expect(page).toHaveURL('/people');
	const people = page.getByRole('region', { name: 'Colleagues' }).getByRole('listitem');
	await expect(people).toHaveCount(30);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(people.nth(30)).toBeFocused();
});

for (const language of languages) {
	const words = { nl: 'Collega’s', en: 'Colleagues' }[language];

	test(`the list of people in ${language} is accessible and fits 320 pixels, in both looks`, async ({
		browser
	}) => {
		const word = unique();
		const somebody = await new_person(`Annemarie Vandenbroucke-Oosterhuis ${word}`, language);
		await place(
			somebody,
			await new_unit(`Gebouwautomatiseringsnetwerken ${word}`),
			'Verantwoordelijke gebouwautomatisering en netwerken, Sint-Katelijne-Waver'
		);
		await tell(somebody, ['Gebouwautomatiseringsnetwerkarchitectuur'], ['nl', 'tr']);
		const page = await open_as(browser, somebody, { language, width: 320 });
		await page.goto(`/people?named=${word}&speaks=tr`);
		await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible();
		await expect(page.getByRole('main').getByRole('link', { name: somebody.name })).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
