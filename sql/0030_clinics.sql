-- Where patients are seen, for what, and by whom. Names and times only: nothing of patients.
CREATE TABLE clinics (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL,
    territory_id VARCHAR(64) NOT NULL,
    name VARCHAR(120) COLLATE utf8mb4_unicode_520_nopad_ci NOT NULL COMMENT 'sorted as people do',
    phone VARCHAR(16) NULL COMMENT 'E.164; what messages say to call back',
    time_zone VARCHAR(64) NOT NULL COMMENT 'IANA',
    hours VARCHAR(83) NOT NULL COMMENT 'as restaurants.call_hours',
    cutoff INT UNSIGNED NOT NULL DEFAULT 120 COMMENT 'minutes before its start until which patients change a visit',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    KEY clinics_by_name (organisation_id, name, id),
    FOREIGN KEY (organisation_id, territory_id) REFERENCES territories (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON clinics TO trunkline_app;
CREATE TABLE clinic_holidays (
    organisation_id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    day DATE NOT NULL,
    name VARCHAR(120) NOT NULL,
    PRIMARY KEY (organisation_id, clinic_id, day),
    FOREIGN KEY (organisation_id, clinic_id) REFERENCES clinics (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON clinic_holidays TO trunkline_app;
-- What a visit can be for, at one clinic.
CREATE TABLE visit_types (
    organisation_id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    length SMALLINT UNSIGNED NOT NULL COMMENT 'minutes, on the grid of five',
    buffer_before SMALLINT UNSIGNED NOT NULL COMMENT 'minutes, on the grid',
    buffer_after SMALLINT UNSIGNED NOT NULL COMMENT 'minutes, on the grid',
    step SMALLINT UNSIGNED NOT NULL COMMENT 'minutes from one offered start to the next, on the grid',
    notice INT UNSIGNED NOT NULL COMMENT 'minutes between booking and start, at least',
    horizon SMALLINT UNSIGNED NOT NULL COMMENT 'days from booking to start, at most',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (organisation_id, clinic_id, id),
    FOREIGN KEY (organisation_id, clinic_id) REFERENCES clinics (organisation_id, id),
    CONSTRAINT visit_types_on_grid CHECK (length > 0 AND step > 0 AND length % 5 = 0 AND step % 5 = 0
        AND buffer_before % 5 = 0 AND buffer_after % 5 = 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON visit_types TO trunkline_app;
-- A doctor's week at a clinic, by its clock.
CREATE TABLE doctor_hours (
    organisation_id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    doctor_id VARCHAR(64) NOT NULL,
    weekday TINYINT UNSIGNED NOT NULL COMMENT '0 for Monday',
    starts SMALLINT UNSIGNED NOT NULL COMMENT 'minutes since midnight, on the grid',
    ends SMALLINT UNSIGNED NOT NULL COMMENT 'the same; 1440 for the end of the day',
    PRIMARY KEY (organisation_id, clinic_id, doctor_id, weekday, starts),
    FOREIGN KEY (organisation_id, clinic_id) REFERENCES clinics (organisation_id, id),
    FOREIGN KEY (organisation_id, doctor_id) REFERENCES doctors (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON doctor_hours TO trunkline_app;
-- What holds on a day instead of its weekday's hours.
CREATE TABLE doctor_exceptions (
    organisation_id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    doctor_id VARCHAR(64) NOT NULL,
    day DATE NOT NULL,
    starts SMALLINT UNSIGNED NOT NULL COMMENT 'as doctor_hours.starts; 0 with ends 0 for a day off',
    ends SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, clinic_id, doctor_id, day, starts),
    FOREIGN KEY (organisation_id, clinic_id) REFERENCES clinics (organisation_id, id),
    FOREIGN KEY (organisation_id, doctor_id) REFERENCES doctors (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON doctor_exceptions TO trunkline_app;
