import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question,
	type Person
} from './kring.ts';

const tell = (person: Person, ask_about: string[], role = 'Service engineer, Mechelen') =>
	ask_api(person, 'put', '/me/profile', { role, ask_about, speaks: ['nl', 'tr'] });

test('somebody tells colleagues what they can be asked about, and takes it back', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Fatma Demir'));
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'Your profile' }).click();
	await expect(page.getByRole('heading', { name: 'What can colleagues ask you about?' })).toBeVisible();
	await is_accessible(page);
	await page.getByRole('link', { name: 'Fill in your profile' }).click();
	await page.getByLabel('What you do').fill('Refrigeration engineer, Zwolle');
	await page.getByLabel('Topic 1').fill('finding leaks with nitrogen');
	await page.getByLabel('Topic 2').fill('x');
	await expect(page.getByLabel('Topic 3')).toBeVisible();
	await page.getByLabel('Add a language').selectOption('Turkish');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByLabel('Add a language').selectOption('Danish');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('button', { name: 'Remove Danish' }).click();
	await expect(page.getByLabel('Add a language')).toBeFocused();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('Topic 2')).toBeFocused();
	await expect(page.getByLabel('Topic 2')).toHaveAttribute('aria-invalid', 'true');
	await is_accessible(page);
	await page.getByLabel('Topic 2').fill('F-gases');
	await page.keyboard.press('Enter');
	await has_said(page, 'Saved. This is how colleagues see you.');
	await expect(page.getByRole('heading', { name: 'Fatma Demir' })).toBeVisible();
	await expect(page.getByText('Refrigeration engineer, Zwolle')).toBeVisible();
	await expect(page.getByText('Speaks Turkish')).toBeVisible();
	await expect(page.getByRole('listitem')).toContainText(['finding leaks with nitrogen', 'F-gases']);

	await page.getByRole('link', { name: 'Edit your profile' }).click();
	await page.getByLabel('What you do').fill('');
	await page.getByLabel('Topic 1').fill('');
	await page.getByLabel('Topic 2').fill('');
	await page.getByRole('button', { name: 'Remove Turkish' }).click();
	await page.getByRole('button', { name: 'Save' }).click();
	await has_said(page, 'Your profile is empty again.');
	await expect(page.getByRole('heading', { name: 'What can colleagues ask you about?' })).toBeVisible();
	expect(heard).toEqual([]);
});

test('a profile that is being written is kept, and a language that was chosen comes along', async ({
	browser
}) => {
	const fatma = await new_person('Fatma Demir');
	const page = await open_as(browser, fatma);
	await page.goto('/me/profile');
	await page.getByLabel('What you do').fill('Refrigeration engineer');
	await page.getByLabel('Topic 1').fill('F-gases');
	await page.getByLabel('Add a language').selectOption('Turkish');
	await expect(page.getByText('Draft kept on this device')).toBeVisible();
	await is_accessible(page);
	await page.goto('/me/drafts');
	await page.getByRole('link', { name: 'Go there' }).click();
	await expect(page).toHaveURL('/me/profile');
	await expect(page.getByLabel('What you do')).toHaveValue('Refrigeration engineer');
	await expect(page.getByLabel('Topic 1')).toHaveValue('F-gases');
	await page.getByRole('button', { name: 'Save' }).click();
	await has_said(page, 'Saved. This is how colleagues see you.');
	await expect(page.getByText('Speaks Turkish')).toBeVisible();
	await page.goto('/me/profile');
	await page.getByLabel('What you do').fill('Something else');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Discard change' }).click();
	await expect(page).toHaveURL(`/people/${fatma.id}`);
	await page.goto('/me/profile');
	await expect(page.getByLabel('What you do')).toHaveValue('Refrigeration engineer');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page).toHaveURL(`/people/${fatma.id}`);
});

for (const language of languages) {
	const words = {
		nl: {
			told: 'Waarover mogen collega’s je iets vragen?',
			done: 'Bekijk welke vragen op een antwoord wachten'
		},
		en: { told: 'What can colleagues ask you about?', done: 'See which questions wait for an answer' }
	}[language];

	test(`an empty profile of one's own says what to do next, in ${language}`, async ({ browser }) => {
		const newcomer = await new_person('Zelda Alone', language);
		const page = await open_as(browser, newcomer, { language, width: 320 });
		await page.goto(`/people/${newcomer.id}`);
		await expect(page.getByRole('heading', { name: words.told })).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
		await page.getByRole('link', { name: words.done }).click();
		await expect(page).toHaveURL('/?show=unanswered#questions');
	});
}

test('a name above a text leads to what its author tells and did', async ({ browser }) => {
	const asker = await new_person('Noor Claes');
	const author = await new_person('Koen Wouters');
	const community = await new_community(author);
	const question = await new_question(asker, community);
	await new_answer(author, question, 'A slow one of 16 A.');
	await tell(author, ['breakers']);
	const page = await open_as(browser, asker);
	const heard = complaints(page);
	await open_question(page, `/questions/${question.id}`);
	await page.getByRole('link', { name: 'Koen Wouters' }).click();
	await expect(page.getByRole('heading', { name: 'Ask Koen Wouters about' })).toBeVisible();
	await expect(page.getByText('breakers')).toBeVisible();
	const done = page.getByRole('region', { name: 'Written here' });
	await expect(done.getByText('1 answer')).toBeVisible();
	await expect(page.getByRole('link', { name: community.name })).toBeVisible();
	await done.getByRole('link', { name: 'Read all of it' }).click();
	await expect(page.getByText('A slow one of 16 A.')).toBeVisible();
	expect(heard).toEqual([]);
});

test('whoever told nothing and is in no community has a page, of their name alone', async ({ browser }) => {
	const newcomer = await new_person('Zelda Alone');
	const page = await open_as(browser, await new_person('Pieter Smet'));
	await page.goto(`/people/${newcomer.id}`);
	await expect(page.getByRole('heading', { level: 1, name: 'Zelda Alone' })).toBeVisible();
	await expect(page.getByText('Nothing yet that you can read.')).toBeVisible();
	await is_accessible(page);
	await tell(newcomer, ['patience']);
	await page.reload();
	await expect(page.getByText('patience')).toBeVisible();
});

for (const language of languages) {
	const words = {
		nl: { home: 'Home', me: 'Ik', menu: 'Hoofdmenu' },
		en: { home: 'Home', me: 'Me', menu: 'Main menu' }
	}[language];

	test(`a page leads back: one’s own to one’s own place, a colleague's to the first page, in ${language}`, async ({
		browser
	}) => {
		const [noor, colleague] = await Promise.all([
			new_person('Noor Claes', language),
			new_person('Koen Wouters')
		]);
		const page = await open_as(browser, noor, { language, width: 390 });
		const back = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
		const menu = page.getByRole('navigation', { name: words.menu });
		const tab = menu.getByRole('link', { name: words.me, exact: true });
		await page.goto(`/people/${noor.id}`);
		await expect(tab).toHaveAttribute('aria-current', 'true');
		await back(words.me).click();
		await expect(page).toHaveURL('/me');
		await page.goto(`/people/${colleague.id}`);
		await expect(page.getByRole('heading', { level: 1, name: 'Koen Wouters' })).toBeVisible();
		await expect(tab).not.toHaveAttribute('aria-current');
		await is_accessible(page);
		await back(words.home).click();
		await expect(page).toHaveURL('/');
	});
}

for (const language of languages) {
	test(`a profile in ${language} is accessible and fits 320 pixels, in both looks`, async ({ browser }) => {
		const somebody = await new_person('Annemarie Vandenbroucke-Oosterhuis', language);
		await tell(
			somebody,
			['inverterwarmtepompen in meergezinswoningen', 'Gebouwautomatiseringsnetwerkarchitectuur'],
			'Verantwoordelijke gebouwautomatisering en netwerken, Sint-Katelijne-Waver'
		);
		const page = await open_as(browser, somebody, { language, width: 320 });
		for (const path of [`/people/${somebody.id}`, '/me/profile']) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await fits(page);
				await is_accessible(page);
			}
		}
	});
}
