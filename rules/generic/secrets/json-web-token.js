// ruleid: json-web-token
const token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoiYWRhIiwicm9sZSI6ImFkbWluIn0.Kx3Vb8Nc4Hd6Jf1Gs0PaUe2TRq9LzT2mXw7RbY5sNd";
// ruleid: json-web-token
fetch(url, { headers: { authorization: "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJob3VzZSIsInN1YiI6NDJ9.9LzT2mXw7RbY5sNdHc8JfG4uPa6EoQi1" } });
// ok: json-web-token
const shown = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
// ok: json-web-token
const part = "eyJhbGciOiJIUzI1NiJ9";
// ok: json-web-token
const dotted = "eyJhbGciOiJIUzI1NiJ9.abc.def";
