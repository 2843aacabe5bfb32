import { Monitor, Moon, Sun } from 'lucide-react'
import { setTheme, useTheme } from '@/shared/theme/theme'
import { Segmented } from '@/shared/ui/Segmented'
import { Section } from './Section'

const options = [
  { value: 'system', label: <><Monitor aria-hidden />System</> },
  { value: 'light', label: <><Sun aria-hidden />Light</> },
  { value: 'dark', label: <><Moon aria-hidden />Dark</> },
] as const

export function AppearanceSection() {
  return (
    <Section title="Appearance" description="On this device. System follows what the device is set to.">
      <Segmented label="Theme" value={useTheme()} onChange={setTheme} options={options} />
    </Section>
  )
}
