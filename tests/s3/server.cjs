// npm's s3rver, unmodified, with one bucket, behind a doorkeeper: s3rver takes any signature of version 4, so each is compared here
// with what Amazon's own signer for JavaScript makes of the same request, and each body with the hash that was signed.
// Prints its port when it listens.
const crypto = require("node:crypto");
const http = require("node:http");
const path = require("node:path");
const [thirdParty, directory, port] = process.argv.slice(2);
const modules = path.resolve(thirdParty, "node_modules");
const S3rver = require(path.join(modules, "s3rver"));
const { SignatureV4 } = require(path.join(modules, "@smithy/signature-v4"));

const keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
const temporary = { accessKeyId: "ASIAS3RVER", secretAccessKey: "S3RVER", sessionToken: "of/a+session=" };
const region = "us-east-1";

class Sha256 {
  constructor(secret) {
    this.hash = secret ? crypto.createHmac("sha256", secret) : crypto.createHash("sha256");
  }
  update(bytes) {
    this.hash.update(bytes);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

const amzDate = (text) => new Date(text.replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"));

// The code of a refusal, or nothing.
async function problemOf(request, body) {
  const claimed = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;
  const match = claimed.exec(request.headers.authorization ?? "");
  if (!match) return "AccessDenied";
  const [, access, claimedRegion, names] = match;
  const credentials = [keys, temporary].find((one) => one.accessKeyId === access);
  if (!credentials) return "InvalidAccessKeyId";
  if (claimedRegion !== region) return "AuthorizationHeaderMalformed";
  if (credentials.sessionToken && request.headers["x-amz-security-token"] !== credentials.sessionToken) return "InvalidToken";
  const headers = {};
  for (const name of names.split(";")) headers[name] = request.headers[name];
  delete headers["x-amz-security-token"]; // the signer adds it
  const url = new URL(request.url, `http://${request.headers.host}`);
  const signer = new SignatureV4({ service: "s3", region, credentials, sha256: Sha256, uriEscapePath: false, applyChecksum: false });
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: "http:",
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers,
    },
    { signingDate: amzDate(request.headers["x-amz-date"]), signableHeaders: new Set(names.split(";")) },
  );
  const expected = /Signature=(\w+)/.exec(signed.headers.authorization)[1];
  if (expected !== match[4]) return "SignatureDoesNotMatch";
  const hash = crypto.createHash("sha256").update(body).digest("hex");
  return request.headers["x-amz-content-sha256"] === hash ? undefined : "XAmzContentSHA256Mismatch";
}

const store = new S3rver({ silent: true, serviceEndpoint: "localhost", directory, configureBuckets: [{ name: "insight", configs: [] }] });

async function main() {
  await store.configureBuckets();
  const inside = http.createServer(store.callback());
  await new Promise((listens) => inside.listen(0, "127.0.0.1", listens));
  const agent = new http.Agent({ keepAlive: true });
  const door = http.createServer((request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", async () => {
      const body = Buffer.concat(pieces);
      const problem = await problemOf(request, body).catch((error) => `Broken: ${error.message}`);
      if (problem) {
        const status = { XAmzContentSHA256Mismatch: 400, AuthorizationHeaderMalformed: 400 }[problem] ?? 403;
        const text = `<?xml version="1.0"?><Error><Code>${problem}</Code><Message>said by the door</Message></Error>`;
        response.writeHead(status, { "Content-Type": "application/xml", "x-amz-bucket-region": region });
        response.end(request.method === "HEAD" ? undefined : text);
        return;
      }
      const { authorization, expect, ...headers } = request.headers; // s3rver knows one key only
      const onward = http.request(
        { host: "127.0.0.1", port: inside.address().port, agent, method: request.method, path: request.url, headers },
        (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on("error", () => response.destroy());
      onward.end(body);
    });
  });
  door.listen(Number(port), "127.0.0.1", () => console.log(door.address().port));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
