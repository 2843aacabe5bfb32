import { useState } from 'react'
import { ViewedUserContext } from '@/shared/viewed/ViewedUser'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Button } from '@/shared/ui/Button'
import { PeriodPicker } from '@/shared/ui/PeriodPicker'
import type { Period } from '@/shared/format/period'
import { dayIn } from '@/shared/format/days'
import { setTheme } from '@/shared/theme/theme'
import { ChartSamples } from './ChartSamples'
import { ControlSamples } from './ControlSamples'
import { TableSample } from './TableSample'

const viewed = { userId: undefined, id: 'workshop', timeZone: 'Europe/Berlin', isOther: false, base: '' }

/** All primitives in one page, to look at them in both themes and any width. */
export function WorkshopPage() {
  const [period, setPeriod] = useState<Period>({ period: '28d' })
  return (
    <ViewedUserContext value={viewed}>
      <main id="main" className="mx-auto max-w-6xl space-y-5 p-4 sm:p-6">
        <PageHeader
          title="Workshop"
          description="Every primitive, as pages use it."
          actions={<><PeriodPicker value={period} onChange={setPeriod} today={dayIn(viewed.timeZone)} /><Button onClick={() => setTheme('light')}>Light</Button><Button onClick={() => setTheme('dark')}>Dark</Button></>}
        />
        <ChartSamples />
        <ControlSamples />
        <TableSample />
      </main>
    </ViewedUserContext>
  )
}
