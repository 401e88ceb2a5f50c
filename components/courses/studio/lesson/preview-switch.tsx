// Shows and hides the preview: there from the beginning on wide screens, asked for on narrow ones.
import { Eye, EyeOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'

/** Whether it was hidden where it fits beside the text, and asked for where it does not. */
export type PreviewWish = { isHiddenWide: boolean; isShownNarrow: boolean }

type PreviewSwitchProps = { wish: PreviewWish; onChange: (wish: PreviewWish) => void }

export function PreviewSwitch({ wish, onChange }: PreviewSwitchProps) {
  const { isHiddenWide, isShownNarrow } = wish
  return (
    <>
      <Switch
        className="max-xl:hidden"
        isOn={!isHiddenWide}
        onPress={() => onChange({ ...wish, isHiddenWide: !isHiddenWide })}
      />
      <Switch
        className="xl:hidden"
        isOn={isShownNarrow}
        onPress={() => onChange({ ...wish, isShownNarrow: !isShownNarrow })}
      />
    </>
  )
}

export function previewClasses({ isHiddenWide, isShownNarrow }: PreviewWish): string {
  return classes(isHiddenWide && 'xl:hidden', !isShownNarrow && 'max-xl:hidden')
}

function Switch({ isOn, onPress, className }: { isOn: boolean; onPress: () => void; className: string }) {
  return (
    <Button size="sm" variant="quiet" className={className} icon={isOn ? <EyeOff /> : <Eye />} onClick={onPress}>
      {isOn ? 'Hide preview' : 'Show preview'}
    </Button>
  )
}
