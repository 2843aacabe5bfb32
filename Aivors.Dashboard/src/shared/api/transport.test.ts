import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onSession, type SessionNews } from '@/shared/session/renewal'
import { sessionFetch } from './transport'

const asked: string[] = []
let answers: Record<string, Response[]> = {}
let news: SessionNews[] = []
let leave: () => void

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const get = (path: string) => sessionFetch(new Request(`http://localhost:3000${path}`))

beforeEach(() => {
  asked.length = 0
  news = []
  localStorage.clear()
  leave = onSession(one => news.push(one))
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const path = new URL(typeof input === 'string' ? input : input.url, 'http://localhost:3000').pathname
    asked.push(path)
    return answers[path]?.shift() ?? json(200, { success: true })
  })
})
afterEach(() => {
  leave()
  vi.unstubAllGlobals()
})

test('an expired access token is renewed once for all that wait, and each is asked again', async () => {
  answers = { '/api/calls': [1, 2, 3].map(() => json(401, { requiresAuth: true, tokenExpired: true })) }
  const done = await Promise.all(['/api/calls', '/api/calls', '/api/calls'].map(get))
  expect(done.map(one => one.status)).toEqual([200, 200, 200])
  expect(asked.filter(path => path === '/api/auth/refresh')).toHaveLength(1)
  expect(news).toEqual([])
})

test('a renewal that another tab made meanwhile is not made again', async () => {
  answers = { '/api/calls': [json(401, { requiresAuth: true, tokenExpired: true })] }
  localStorage.setItem('aivors.renewedAt', String(Date.now() + 1))
  expect((await get('/api/calls')).status).toBe(200)
  expect(asked).toEqual(['/api/calls', '/api/calls'])
})

test('the cookies of a page that left while it renewed are waited for, and its token is not spent again', async () => {
  answers = {
    '/api/calls': [json(401, { requiresAuth: true, tokenExpired: true })],
    '/api/auth/me': [json(401, { requiresAuth: true, tokenExpired: true })],
  }
  localStorage.setItem('aivors.renewalBegunAt', String(Date.now() - 100))
  expect((await get('/api/calls')).status).toBe(200)
  expect(asked).toEqual(['/api/calls', '/api/auth/me', '/api/auth/me', '/api/calls'])
})

test('a session that is over is told', async () => {
  answers = { '/api/calls': [json(401, { requiresAuth: true, tokenExpired: true })], '/api/auth/refresh': [json(401, {})] }
  expect((await get('/api/calls')).status).toBe(401)
  expect(news).toEqual(['expired'])
})

test('while the renewal cannot be answered the session is not given up', async () => {
  answers = { '/api/calls': [json(401, { requiresAuth: true, tokenExpired: true })], '/api/auth/refresh': [json(503, {})] }
  await expect(get('/api/calls')).rejects.toThrow('could not be renewed')
  expect(news).toEqual([])
})

test('a wrong password ends no session', async () => {
  answers = { '/api/auth/login': [json(401, { requiresAuth: true })] }
  expect((await get('/api/auth/login')).status).toBe(401)
  expect(news).toEqual([])
})

test('a server out of reach is a sentence', async () => {
  vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch') })
  await expect(get('/api/calls')).rejects.toMatchObject({ status: 0, message: expect.stringContaining('cannot be reached') })
})

test('that nobody is signed in yet is no end of a session', async () => {
  answers = { '/api/auth/me': [json(401, { requiresAuth: true })] }
  expect((await get('/api/auth/me')).status).toBe(401)
  expect(news).toEqual([])
})
