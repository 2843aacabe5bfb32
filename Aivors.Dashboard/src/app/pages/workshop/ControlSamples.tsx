import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/shared/api/ApiError'
import { Badge, StatusDot } from '@/shared/ui/Badge'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { Checkbox, Switch } from '@/shared/ui/Choice'
import { CodeBlock, CopyLine } from '@/shared/ui/CodeBlock'
import { Combobox } from '@/shared/ui/Combobox'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { DescriptionList } from '@/shared/ui/DescriptionList'
import { Sheet } from '@/shared/ui/Dialog'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Field } from '@/shared/ui/Field'
import { Highlight } from '@/shared/ui/Highlight'
import { IconButton } from '@/shared/ui/IconButton'
import { Input, PasswordInput, SearchInput, Select, Textarea } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { SkeletonRows } from '@/shared/ui/Skeleton'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/shared/ui/Tabs'
import { toast } from '@/shared/ui/toast'

export function ControlSamples() {
  const [on, setOn] = useState(true)
  const [text, setText] = useState('refund')
  const [agent, setAgent] = useState<string | null>(null)
  const [open, setOpen] = useState<'confirm' | 'sheet' | null>(null)
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="Controls" description="With a description below" actions={<IconButton label="Edit" icon={<Pencil />} size="sm" />}>
        <div className="space-y-4">
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onClick={() => toast.positive('Saved.', { label: 'Undo', run: () => toast.show('Undone.') })}>Save</Button>
            <Button onClick={() => setOpen('sheet')}>Sheet</Button>
            <Button variant="ghost">Ghost</Button>
            <Button variant="danger" onClick={() => setOpen('confirm')}><Trash2 aria-hidden />Disconnect</Button>
            <Button busy>Busy</Button>
            <Button variant="link" onClick={() => toast.danger('The agent could not be connected.')}>Link</Button>
          </div>
          <Field label="Agent id" hint="It begins with agent_.">{wiring => <Input {...wiring} placeholder="agent_..." />}</Field>
          <Field label="Password" error="At least 8 characters.">{wiring => <PasswordInput {...wiring} defaultValue="short" />}</Field>
          <div className="flex flex-wrap gap-2">
            <SearchInput label="Search" value={text} onValue={setText} placeholder="Search" className="w-48" />
            <Combobox label="Agent" value={agent} onChange={setAgent} noneLabel="All agents" options={[{ value: 'a', label: 'Reception', hint: 'agent_1' }, { value: 'b', label: 'After hours', hint: 'agent_2' }]} />
            <Select aria-label="Direction" className="w-36"><option>Any direction</option><option>Inbound</option></Select>
          </div>
          <Field label="Reason" optional>{wiring => <Textarea {...wiring} />}</Field>
          <Checkbox checked={on} onChange={setOn} label="Signed requests only" hint="Checked by Retell's signature" />
          <Switch checked={on} onChange={setOn} label="Warn me when credits are low" />
        </div>
      </Card>
      <Card title="States">
        <div className="space-y-4">
          <div className="flex flex-wrap gap-2">
            <Badge>Neutral</Badge><Badge tone="accent">Enriched</Badge><Badge tone="positive">Answered</Badge><Badge tone="warning">Voicemail</Badge><Badge tone="danger">Failed</Badge>
            <StatusDot tone="positive" pulse>Live</StatusDot><StatusDot tone="danger">Offline</StatusDot>
          </div>
          <Notice>Your agent's events arrive by n8n.</Notice>
          <Notice tone="warning">Three minutes are left.</Notice>
          <Notice tone="danger">This Retell agent is already connected to another account.</Notice>
          <DescriptionList items={[{ term: 'From', value: '+1 415 555 0132' }, { term: 'Duration', value: '1:01' }, { term: 'Sentiment', value: null }]} />
          <CopyLine text="https://aivors.example/api/n8n/retell-webhook" label="the address" />
          <CodeBlock label="the raw call" code={'{\n  "call_id": "call_first_1",\n  "duration_ms": 61499\n}'} />
          <p className="text-sm"><Highlight text={'I want a \uE000refund\uE001 for <script>alert(1)</script>'} /></p>
          <Tabs defaultValue="transcript">
            <TabsList label="Call"><TabsTrigger value="transcript">Transcript</TabsTrigger><TabsTrigger value="raw">Raw</TabsTrigger></TabsList>
            <TabsContent value="transcript" className="text-sm text-ink-2">Agent: How can I help?</TabsContent>
            <TabsContent value="raw">{'{}'}</TabsContent>
          </Tabs>
        </div>
      </Card>
      <Card><ErrorState error={new ApiError('The service is busy. Nothing was lost; please try again.', 503)} onRetry={() => undefined} /></Card>
      <Card flush><SkeletonRows rows={4} /><EmptyState title="No calls in this period">Choose a longer one, or clear the filters.</EmptyState></Card>
      <ConfirmDialog open={open === 'confirm'} onOpenChange={next => !next && setOpen(null)} title="Disconnect Reception?" action="Disconnect" danger onConfirm={async () => toast.positive('Disconnected.')}>
        New calls of this agent will wait in quarantine until somebody connects it.
      </ConfirmDialog>
      <Sheet open={open === 'sheet'} onOpenChange={next => !next && setOpen(null)} title="Filters" footer={<Button variant="primary" onClick={() => setOpen(null)}>Show 12 calls</Button>}>
        <Field label="Number">{wiring => <Input {...wiring} />}</Field>
      </Sheet>
    </div>
  )
}
