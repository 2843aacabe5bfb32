import { BarList } from '@/shared/charts/BarList'
import { HeatMap } from '@/shared/charts/HeatMap'
import { Sparkline } from '@/shared/charts/Sparkline'
import { StackedBar } from '@/shared/charts/StackedBar'
import { TimeSeries } from '@/shared/charts/TimeSeries'
import { addDays } from '@/shared/format/days'
import { useFormat } from '@/shared/format/useFormat'
import { outcomeNames, outcomeWord } from '@/shared/format/words'
import { Card } from '@/shared/ui/Card'
import { Gauge } from '@/shared/ui/Gauge'
import { Stat } from '@/shared/ui/Stat'

const wave = (index: number, shift = 0) => Math.round(20 + 14 * Math.sin((index + shift) / 2.1) + (index % 7 > 4 ? -12 : 6))

export function ChartSamples() {
  const format = useFormat()
  const points = Array.from({ length: 28 }, (_, index) => {
    const day = addDays('2026-11-01', index)
    return { key: day, label: format.day(day), longLabel: format.dayLong(day), value: Math.max(0, wave(index)), previous: Math.max(0, wave(index, 3)) }
  })
  const cells = Array.from({ length: 7 * 24 }, (_, index) => ({ weekday: Math.floor(index / 24) + 1, hour: index % 24, value: Math.max(0, Math.round(9 * Math.sin(((index % 24) - 6) / 4) - Math.floor(index / 96) * 4)) }))
  return (
    <>
      <Card>
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-4">
          <Stat label="Calls today" value={format.number(1284)} delta={{ text: '+12%', direction: 'up', tone: 'positive', against: 'against yesterday' }} definition="Calls that started since midnight in your time zone." chart={<Sparkline values={points.map(point => point.value)} label="The last 28 days" />} />
          <Stat label="Minutes" value={format.number(3120)} unit="min" delta={{ text: '−4%', direction: 'down', tone: 'danger', against: 'against the 28 days before' }} definition="Credits charged." />
          <Stat label="Pick-up rate" value={format.percent(0.734)} delta={{ text: '0%', direction: 'flat', against: 'against the 28 days before' }} />
          <Stat label="Average" value={null} />
        </div>
      </Card>
      <div className="grid gap-5 lg:grid-cols-3">
        <Card title="Calls per day" className="lg:col-span-2"><TimeSeries label="Calls per day" name="Calls" previousName="28 days before" points={points} onSelect={() => undefined} /></Card>
        <Card title="Credits left">
          <Gauge label="Credits left" value={312} max={1000} text="312 of 1000 minutes" tone="warning">
            <p className="text-3xl font-semibold num">312</p><p className="text-xs text-ink-3">of 1,000 minutes</p>
          </Gauge>
          <p className="mt-2 text-center text-sm text-ink-2">At this pace until 9 December</p>
        </Card>
        <Card title="Minutes per day" className="lg:col-span-2"><TimeSeries kind="area" label="Minutes per day" name="Minutes" points={points} height={160} /></Card>
        <Card title="Outcomes"><StackedBar label="Outcomes" shares={outcomeNames.map((name, index) => ({ key: name, label: outcomeWord(name).label, fill: outcomeWord(name).fill, value: [62, 12, 21, 9, 3][index] ?? 0 }))} /></Card>
        <Card title="When calls come" className="lg:col-span-2"><HeatMap label="Calls by hour and weekday" cells={cells} weekdayName={format.weekday} hourName={format.hour} onSelect={() => undefined} /></Card>
        <Card title="Agents"><BarList label="Calls by agent" items={[['Reception', 812], ['مركز الاتصال', 301], ['After hours 🌙', 92], ['agent_0f31ac77e0', 4]].map(([label, value]) => ({ key: String(label), label, value: Number(value), note: '73%' }))} /></Card>
      </div>
    </>
  )
}
