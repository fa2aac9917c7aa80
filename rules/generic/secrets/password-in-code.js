// ruleid: password-in-code
const client = new Client({ clientSecret: "7RbY5sNdHc8JfG4u" });
// ruleid: password-in-code
const apiKey = 'k3Vq9LzT2mXw';
// ok: password-in-code
const apiKey2 = process.env.API_KEY;
// ok: password-in-code
const accessToken = "access_token_v2";
// ok: password-in-code
const password = "$2b$10$abcdefghijk";
// ok: password-in-code
const secretKey = `${prefix}k3Vq9LzT2mXw`;
