// ruleid: npm-token
const token = "npm_Kx3Vb8Nc4Hd6Jf1Gs0PaUe2TRq9LzT2mXw7R";
// ruleid: npm-token
const line = "//host.example/:_authToken=npm_7RbY5sNdHc8JfG4uPa6EoQi1k3Vq9LzT2mXw";
// ok: npm-token
const placeholder = "npm_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
// ok: npm-token
const name = "npm_config_registry";
// ok: npm-token
const env = process.env.NPM_TOKEN;
