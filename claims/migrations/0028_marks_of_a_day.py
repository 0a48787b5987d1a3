from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0001_squashed_0027_here_already'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='verdict',
            index=models.Index(condition=models.Q(('until__isnull', True)), fields=['marked_at'], name='verdict_by_day'),
        ),
    ]
