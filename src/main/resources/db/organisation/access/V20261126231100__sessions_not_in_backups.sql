-- Whoever was signed in when a backup was made is not signed in after a restore.
comment on table spring_session is 'not in backups';

comment on table spring_session_attributes is 'not in backups';
