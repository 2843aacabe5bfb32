import { Link } from '@tanstack/react-router'
import type { NavItem } from './navigation'

type Props = { label: string; items: NavItem[]; base?: string; heading?: boolean; onChoose?: () => void }

export function NavList({ label, items, base = '', heading = false, onChoose }: Props) {
  return (
    <div>
      {heading && <p className="px-2.5 pt-4 pb-1 text-xs font-medium text-ink-3">{label}</p>}
      <ul aria-label={label} className="space-y-0.5">
        {items.map(({ path, label: name, icon: Icon }) => (
          <li key={path}>
            <Link
              to={base + path}
              onClick={onChoose}
              className="group flex h-10 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-2 hover:bg-hover hover:text-ink lg:h-8 data-[status=active]:bg-hover data-[status=active]:font-medium data-[status=active]:text-ink"
            >
              <Icon className="size-4 shrink-0 text-ink-3 group-data-[status=active]:text-accent-ink" aria-hidden />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
