const a = <T,>(x: T) => <List<T> items={[x]} render={(y: T): JSX.Element => <b>{y as string}</b>}>...</List>
