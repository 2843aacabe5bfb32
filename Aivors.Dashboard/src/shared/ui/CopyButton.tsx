import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './IconButton'
import { toast } from './toast'

type Props = { text: string; label?: string; size?: 'sm' | 'md' }

export function CopyButton({ text, label = 'Copy', size = 'sm' }: Props) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toast.danger('The browser did not allow copying. Select the text and copy it by hand.')
    }
  }
  return <IconButton size={size} label={copied ? 'Copied' : label} icon={copied ? <Check className="text-positive-ink" /> : <Copy />} onClick={copy} />
}
