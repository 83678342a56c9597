; Pemasang Windows (Inno Setup 6) dari hasil `build.spec`.
;
; BELUM TERBUKTI: berkas ini ditulis dan dibaca ulang, tetapi belum pernah dijalankan. PyInstaller
; tidak dapat membuat program Windows di Linux, jadi keduanya harus dicoba di Windows:
;
;   py -3.11 scripts\siapkan.py
;   .venv\Scripts\python -m PyInstaller --noconfirm --workpath build\pyinstaller build.spec
;   iscc installer\simpelin.iss
;
; Dipasang per pengguna, tanpa hak administrator. Data pengguna (folder data pengguna
; "SIMPELIN AJA") tidak disentuh saat memasang, memperbarui, atau menghapus program.

#define Nama "SIMPELIN AJA"
#define Versi "0.1.0"

[Setup]
AppId={{6B0C2B0E-5B4B-4B7E-9C53-2D1B6E4C7A10}
AppName={#Nama}
AppVersion={#Versi}
AppPublisher=SIMPELIN AJA contributors
DefaultDirName={autopf}\{#Nama}
DefaultGroupName={#Nama}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=pasang-simpelin-aja-{#Versi}
UninstallDisplayName={#Nama}
UninstallDisplayIcon={app}\{#Nama}.exe
CloseApplications=yes
WizardStyle=modern

[Messages]
ButtonBack=< &Kembali
ButtonNext=&Lanjut >
ButtonInstall=&Pasang
ButtonCancel=Batal
ButtonFinish=&Selesai
ButtonYes=&Ya
ButtonNo=&Tidak
WelcomeLabel1=Memasang {#Nama}
WelcomeLabel2=Program akan dipasang untuk pengguna ini saja, tanpa hak administrator.
FinishedLabel={#Nama} sudah terpasang.

[Tasks]
Name: "desktop"; Description: "Buat ikon di desktop"

[InstallDelete]
; sisa versi lama: pustaka yang tidak dipakai lagi
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\simpelin\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Nama}"; Filename: "{app}\{#Nama}.exe"
Name: "{userdesktop}\{#Nama}"; Filename: "{app}\{#Nama}.exe"; Tasks: desktop

[Run]
Filename: "{app}\{#Nama}.exe"; Description: "Buka {#Nama}"; Flags: nowait postinstall skipifsilent
