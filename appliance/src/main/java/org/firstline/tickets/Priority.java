package org.firstline.tickets;

/** How much it hurts. URGENT is for hospitals, schools, lift alarms and whole houses. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
