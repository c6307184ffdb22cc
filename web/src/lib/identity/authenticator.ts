/** What an authenticator reads out of a QR code. It shows where the code is for, and whose account. */
export function authenticator_address(secret: string, organisation: string, email: string) {
	// A colon would end the name early.
	const issuer = encodeURIComponent(organisation.replaceAll(':', ' '));
	return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${secret}&issuer=${issuer}`;
}

/** A secret in groups of four, for who types it. */
export const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? '';
