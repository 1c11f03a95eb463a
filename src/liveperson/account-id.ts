/** Form of an account id: digits for brands, letters first for LivePerson's own test accounts (DEMO). */
export const accountIdForm = /^[A-Za-z0-9_-]{1,64}$/;
