// The file in DATA_DIR that says the demo school is complete; a seed that was cut off goes on where it stopped.
export const SEEDED = 'seeded'
