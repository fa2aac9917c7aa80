const cp = require('child_process');
const { exec, spawnSync } = require('child_process');
const express = require('express');
const jwt = require('jsonwebtoken');
const crypto = require('crypto');
import React, { useEffect } from 'react';
import fs from 'fs';
import session from 'express-session';

// ruleid: helmet
const app = express();
app.use(session({ secret: 'x', cookie: { secure: true } }));
// ruleid: cookie-nosecure
app.use(session({ secret: 'x' }));
app.use(session({ secret: 'x', cookie: { httpOnly: true } }));
const KEY = "abc123";
// ruleid: tls
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
// ruleid: assign-proto, tls2
process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;
// ruleid: assign-proto
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';

function run(c) {
  // ruleid: cp-inside, exec-var
  cp.exec(c);
  // ruleid: cp-inside, exec-var
  cp.exec("ls " + c, { a: 1 });
  // ruleid: cp-inside
  cp.exec("ls");
  // ruleid: console, cp-inside, exec-var
  exec(`ls ${c}`, (e, out) => console.log(out));
  // ruleid: cp-inside
  exec('ls');
  // ruleid: cp-inside
  cp.spawnSync(c);
  // ruleid: cp-inside
  spawnSync(c);
  const cmd = "ls";
  // ruleid: cp-inside
  exec(cmd);
  // ruleid: import-inside
  const t = jwt.sign({ a: 1 }, "secret", { expiresIn: 1 });
  const t2 = jwt.sign({ a: 1 }, KEY);
  // ruleid: jwt-none
  jwt.verify(t, KEY, { algorithms: ['none'] });
  // ruleid: jwt-none
  jwt.verify(t, KEY, { algorithms: ['HS256', 'none'], x: 1 }, cb);
  // ruleid: ret-obj
  return { token: t, b: 1 };
}

app.get('/', function (req, res) {
  // ruleid: cookie
  res.cookie('a', 'b', { httpOnly: false });
  // ruleid: cookie
  res.cookie('a', 'b', { secure: true, httpOnly: false, x: 2 });
  // ruleid: express-handler
  res.send(req.query.name);
  // ruleid: express-handler
  res.send("hi " + req.query.name);
  // ruleid: cmp, eqeq, express-handler2
  if (req.query.x == null) res.redirect(req.query.to);
  // ruleid: express-handler2
  res.redirect(req.body.to);
});

app.post('/a', auth, (req, res) => {
  // ruleid: exp-seq
  const x = req.query.q;
  log(x);
  res.send("a" + x);
  // ruleid: exp-seq
  let y = req.query.z;
  if (y) {
    res.send(y);
  }
  // ruleid: express-handler2
  res.redirect(req.params.u);
  return res.status(200).send(`<b>${req.query.p}</b>`);
});

app.get('/c', async (req, res, next) => {
  const { q } = req.query;
  // ruleid: catch-any, empty-catch
  try {
    // ruleid: sql-tpl
    await db.query(`select ${q}`);
    // ruleid: sql-tpl
    await db.query("select " + q);
    // ruleid: sql-tpl
    db.query("select " + q + " from x", [1]);
    db.query("select 1");
    db.query('select ?', [q]);
  } catch (e) {
  }
  // ruleid: catch-any, console
  try { a(); } catch (err) { console.error(err); }
  // ruleid: catch-any
  try { a(); } catch { b(); }
  try { a(); } catch (e) { } finally { c(); }
  // ruleid: mongoose
  User.find({ name: req.body.name });
  User.find({ a: 1, name: req.body['name'] });
  // ruleid: eval
  eval(q); eval("1"); new Function("a", q); setTimeout("x()", 1); setTimeout(() => 1, 1);
  // ruleid: regex-lit, regexp
  new RegExp(q); new RegExp("a"); RegExp(q, "g"); new RegExp(/x/);
});

function Comp({ url, html, ...rest }) {
  // ruleid: use-effect
  useEffect(() => { go(); }, []);
  useEffect(go, [url]);
  // ruleid: innerhtml
  document.body.innerHTML = html;
  // ruleid: inner-plus, innerhtml
  el.innerHTML += "x";
  // ruleid: mathrandom
  const r = Math.random() * 10;
  // ruleid: eqeq, useless-if
  if (r == 1 || r === 2) { a() } else { a() }
  // ruleid: assign-cond
  if (a = b) { c(); }
  return (
    <div>
      {/* ruleid: dsih, dsih2 */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      {/* ruleid: dsih, dsih2 */}
      <div className="x" dangerouslySetInnerHTML={{ __html: html }}></div>
      {/* ruleid: dsih */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html) }} />
      {/* ruleid: dsih */}
      <p dangerouslySetInnerHTML={{ __html: "<b/>" }} />
      {/* ruleid: dsih */}
      <p dangerouslySetInnerHTML={make(html)} {...rest}>x</p>
      {/* ruleid: href-js, props-href */}
      <a href={url}>x</a>
      {/* ruleid: href-js, props-href */}
      <a href={url} />
      {/* ruleid: href-js, target-blank */}
      <a target="_blank" href="x">x</a>
      {/* ruleid: href-js */}
      <a href="x" target="_blank" rel="noopener">y</a>
      {/* ruleid: href-js, props-href, target-blank */}
      <a target={"_blank"} href={url}>z</a>
      {/* ruleid: props-href */}
      <Foo.Bar href={url} x />
    </div>
  );
}

// ruleid: class-comp
class A extends React.Component {
  // ruleid: method
  constructor(p) { super(p); this.state = { a: 1 }; }
  render() { return <A {...this.props} />; }
}
// ruleid: method
class B extends Component { x = 1; go = () => { this.y = 2; } }

async function misc(o, k, v) {
  // ruleid: chain-dots, hash-chain, md5
  const h = crypto.createHash("md5").update(o).digest("hex");
  // ruleid: hash-chain
  crypto.createHash('sha1').update(o);
  // ruleid: md5
  const alg = "md5"; crypto.createHash(alg);
  https.request({ host: "a", rejectUnauthorized: false }, cb);
  const agent = new https.Agent({ rejectUnauthorized: false });
  // ruleid: async-foreach
  items.forEach(async (i) => { await go(i); });
  // ruleid: async-foreach
  items.forEach(async function (i) { await go(i); });
  // ruleid: await-loop
  for (const i of items) { await go(i); if (i) { const z = await h(i); } }
  for (let i = 0; i < 3; i++) await go(i);
  while (1) { await go(); }
  // ruleid: postmsg
  window.postMessage(o, "*"); window.postMessage(o, 'x');
  // ruleid: addevent
  window.addEventListener("message", (e) => { e.data; }, false);
  // ruleid: fs-nonlit
  fs.readFile(k, cb); fs.readFile("x", cb);
  const p = "x"; fs.readFile(p, cb);
  // ruleid: buffer
  new Buffer(10); Buffer("x"); Buffer.from("x");
  // ruleid: assign-proto
  o[k] = v; o["a"] = v; o.a = v;
  // ruleid: template-lit
  const s = `${o}`; const s2 = `a${o}`;
  // ruleid: throw-lit, typeof
  if (typeof o === "string" && "string" === typeof o) throw "bad";
  throw new Error("x");
}
// ruleid: sequelize
const q = new Sequelize("db", "user", "pass", { dialect: "x" });
const q2 = new Sequelize("db", "user", process.env.P, {});
// ruleid: new-promise
const pr = new Promise(async (res, rej) => { res(1); });
// ruleid: regex-lit
fetch("http://x.y"); const rx = /a+b/g; x.match(/[a-z]/);
const dd = { a: 1, b: 2, a: 3 };
app.listen(3000);
