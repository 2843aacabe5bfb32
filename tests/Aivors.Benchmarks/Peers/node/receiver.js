// The receiver that the benchmark compares with: Node, Express and Postgres, written as most are. It finds the client of the agent,
// stores the call, and takes the minutes off, in statements one after another and without a transaction.
import express from 'express';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const secret = process.env.WEBHOOK_SECRET;
const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '16mb' }));

app.post('/webhook', async (request, response) => {
  if (request.get('x-n8n-webhook-secret') !== secret) {
    return response.status(401).json({ success: false, error: 'Invalid secret' });
  }
  const { event, call } = request.body;
  try {
    const found = await pool.query('select tenant_id, credits from tenants where agent_id = $1', [call.agent_id]);
    if (found.rowCount === 0) {
      return response.status(400).json({ success: false, error: 'No client found for this agent' });
    }
    const tenant = found.rows[0].tenant_id;
    const minutes = Math.ceil(call.duration_ms / 60000);
    const stored = await pool.query(
      `insert into calls (call_id, tenant_id, agent_id, started_at, duration_ms, minutes, transcript, payload)
       values ($1, $2, $3, to_timestamp($4 / 1000.0), $5, $6, $7, $8) on conflict (call_id) do nothing`,
      [call.call_id, tenant, call.agent_id, call.start_timestamp, call.duration_ms, minutes, call.transcript, JSON.stringify(call)]);
    if (stored.rowCount === 0) {
      return response.status(200).json({ success: true, duplicate: true, callId: call.call_id });
    }
    const charged = await pool.query(
      `with charged as (update tenants set credits = credits - $1 where tenant_id = $2 returning credits),
            line as (insert into ledger (tenant_id, call_id, minutes) values ($2, $3, $1))
       select credits from charged`,
      [minutes, tenant, call.call_id]);
    const credits = Number(charged.rows[0].credits);
    return response.status(201).json({
      success: true, event, callId: call.call_id, availableCredits: credits, shouldDisableWorkflow: credits <= 0,
    });
  } catch (error) {
    return response.status(500).json({ success: false, error: error.message });
  }
});

app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
