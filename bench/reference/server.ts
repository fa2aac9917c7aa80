// What a team would write in a day: the same submit, poll and page on Express and Prisma, over the same tables. No more than the
// measured requests need; it checks a token, the project and the month, and stores the analysis with its job in one transaction.
// server.ts DATABASE_AS_JSON SECRET_IN_HEX prints its port.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import { jwtVerify } from 'jose';
import { PrismaClient, type Issue } from './client/client.ts';

const express = createRequire(import.meta.url)('express');
const [database, secret] = process.argv.slice(2);
const prisma = new PrismaClient({ adapter: new PrismaPg({ ...JSON.parse(database!), max: 16 }) });
const key = Buffer.from(secret!, 'hex');
const app = express();
app.use(express.json({ limit: '1mb' }));

type Request = { user: string; body: Record<string, unknown>; params: { id: string }; query: { limit?: string }; headers: { authorization?: string } };
type Response = { status(code: number): Response; json(body: unknown): void };
type Handler = (request: Request, response: Response, next: () => void) => Promise<void>;

const authenticate: Handler = async (request, response, next) => {
  try {
    const { payload } = await jwtVerify((request.headers.authorization ?? '').replace(/^Bearer /, ''), key);
    const account = await prisma.account.findUnique({ where: { id: payload.sub! }, select: { id: true, disabledAt: true } });
    if (!account || account.disabledAt) throw new Error('no such account');
    request.user = account.id;
    next();
  } catch {
    response.status(401).json({ success: false, error: 'Sign in first' });
  }
};

const submit: Handler = async (request, response) => {
  const { projectId, path, detectors } = request.body;
  if (typeof projectId !== 'string' || typeof path !== 'string' || !Array.isArray(detectors)) {
    response.status(400).json({ success: false, error: 'projectId, path and detectors are needed' });
    return;
  }
  const now = BigInt(Date.now());
  const id = randomUUID();
  const made = await prisma.$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { userId_id: { userId: request.user, id: projectId } } });
    if (!project) return null;
    const period = await tx.usagePeriod.findFirst({ where: { accountId: request.user, startsAt: { lte: now }, endsAt: { gt: now } } });
    if (period?.planLimit != null && period.reserved + period.settled >= period.planLimit) return null;
    if (period) await tx.usagePeriod.update({ where: { id: period.id }, data: { reserved: { increment: 1 } } });
    const analysis = await tx.analysis.create({ data: { id, projectKey: project.key, projectId, userId: request.user,
      detectors: JSON.stringify(detectors), root: path, status: 'QUEUED', createdAt: now, updatedAt: now } });
    const [{ seq }] = await tx.$queryRaw<[{ seq: bigint }]>`SELECT nextval('job_seq') AS seq`;
    await tx.job.create({ data: { id, kind: 'REFERENCE', tenant: request.user, state: 'QUEUED', priority: 0, weight: 1, tenantCap: 1,
      vft: seq * 16n, seq, runAfter: now, createdAt: now } });
    return analysis;
  });
  if (!made) {
    response.status(404).json({ success: false, error: 'No such project, or the month is used up' });
    return;
  }
  const createdAt = new Date(Number(now)).toISOString();
  response.status(202).json({ success: true, id, analysisId: id, projectId, status: 'QUEUED', progress: 0, detectors, createdAt,
    updatedAt: createdAt, pollingUrl: `/api/insight/analysis/${id}` });
};

const shown = ({ id, filePath, line, col, endLine, endCol, severity, detector, message, ruleId, category, code, pattern, suggestion,
  autoFixable, confidence, metadata, fingerprint }: Issue) => ({ id, filePath, line, column: col, endLine, endColumn: endCol, severity,
  detector, message, ruleId, category, code, pattern, suggestion, autoFixable: autoFixable === 1, confidence,
  metadata: JSON.parse(metadata), fingerprint });

const page: Handler = async (request, response) => {
  const analysis = await prisma.analysis.findFirst({ where: { id: request.params.id, userId: request.user }, include: { project: true } });
  if (!analysis) {
    response.status(404).json({ success: false, error: 'No such analysis' });
    return;
  }
  const issues = await prisma.issue.findMany({ where: { analysisId: analysis.id, epoch: analysis.resultEpoch ?? 0 },
    orderBy: { ordinal: 'asc' }, take: Math.min(Number(request.query.limit ?? 50), 200) });
  response.json({ success: true, id: analysis.id, projectId: analysis.projectId, projectName: analysis.project.name, status: analysis.status,
    detectors: JSON.parse(analysis.detectors), totalIssues: Number(analysis.totalIssues), critical: Number(analysis.critical),
    high: Number(analysis.high), medium: Number(analysis.medium), low: Number(analysis.low), info: Number(analysis.info),
    createdAt: new Date(Number(analysis.createdAt)).toISOString(), coverage: JSON.parse(analysis.coverage),
    detectorRuns: JSON.parse(analysis.detectorRuns), issues: issues.map(shown) });
};

app.post('/api/insight/analysis', authenticate, submit);
app.get('/api/insight/analysis/:id', authenticate, page);
const server = app.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
