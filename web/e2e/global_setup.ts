import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { forget_judgements, judgements } from './answers.ts';
import { api_of, people_file, type Person } from './kring.ts';

/** Signs every demo person in once. Tests share these sessions: signing in is deliberately slow and throttled. */
export default async function sign_everybody_in() {
	const visitor = await api_of();
	const organisation = await visitor.get('/api/v1/organisation');
	if (!organisation.ok()) throw new Error(`no Kring answers: ${organisation.status()}`);
	const { demo_people = [] } = await organisation.json();
	if (demo_people.length < 2) throw new Error('these tests need the demo organisation');
	const people: Person[] = [];
	for (const { email, password } of demo_people) {
		const api = await api_of();
		const answer = await api.post('/api/v1/session', { data: { email, password } });
		if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
		people.push({ ...(await answer.json()), password, state: await api.storageState() });
		await api.dispose();
	}
	mkdirSync(dirname(people_file), { recursive: true });
	writeFileSync(people_file, JSON.stringify(people));
	await visitor.dispose();
	const found = (await judgements()).flatMap((each) => each.found);
	forget_judgements();
	if (found.length) throw new Error(found.join('\n'));
}
