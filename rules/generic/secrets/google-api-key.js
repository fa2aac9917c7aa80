// ruleid: google-api-key
const key = "AIzaSyD3Vb8Nc4Hd6Jf1Gs0PaUe2TRq9LzT2mXw";
// ruleid: google-api-key
load("https://maps.googleapis.com/maps/api/js?key=AIzaSyB7RbY5sNdHc8JfG4uPa6EoQi1k3Vq9LzT");
// ok: google-api-key
const placeholder = "AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX";
// ok: google-api-key
const short = "AIzaSyD3Vb8Nc4";
// ok: google-api-key
const env = process.env.GOOGLE_API_KEY;
// ok: google-api-key
const longer = "AIzaSyD3Vb8Nc4Hd6Jf1Gs0PaUe2TRq9LzT2mXwAAAAAAAA";
