// ruleid: stripe-live-key
const stripe = require("stripe")("sk_live_9Rq2Lm7Kx3Vb8Nc4");
// ruleid: stripe-live-key
const restricted = "rk_live_4Hd6Jf1Gs0PaUe2T";
// ok: stripe-live-key
const test = "sk_test_9Rq2Lm7Kx3Vb8Nc4";
// ok: stripe-live-key
const placeholder = "sk_live_xxxxxxxxxxxxxxxx";
// ok: stripe-live-key
const key = process.env.STRIPE_KEY;
// ok: stripe-live-key
const prefix = "sk_live_";
